package io.dbrefresh.local.dynamodb;

import io.dbrefresh.local.store.Cabinet;
import java.nio.file.Path;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/**
 * DynamoDB of the local region: tables with a hash key and perhaps a range key, items, and the
 * service's expressions, kept on disk. Reads are consistent, capacity is not counted, there are no
 * indexes. Safe for use by several threads; other operations throw {@link
 * UnsupportedOperationException}.
 */
public final class LocalDynamoDb implements DynamoDbClient {
  private final TableRequests tableRequests;
  private final Reads reads;
  private final Writes writes;
  private final Transactions transactions;

  /**
   * The tables kept in {@code folder}, which need not exist yet.
   *
   * @param region and {@code accountId} are the parts of the tables' ARNs
   */
  public LocalDynamoDb(Path folder, String region, String accountId, Clock clock) {
    this(Cabinet.in(folder), region, accountId, clock);
  }

  /** The tables kept in {@code cabinet}. */
  public LocalDynamoDb(Cabinet cabinet, String region, String accountId, Clock clock) {
    Tables tables = new Tables(cabinet);
    String arnPrefix = "arn:aws:dynamodb:%s:%s:table/".formatted(region, accountId);
    tableRequests = new TableRequests(tables, arnPrefix, clock);
    reads = new Reads(tables);
    writes = new Writes(tables);
    transactions = new Transactions(tables);
  }

  @Override
  public synchronized CreateTableResponse createTable(CreateTableRequest request) {
    return CreateTableResponse.builder().tableDescription(tableRequests.create(request)).build();
  }

  @Override
  public synchronized DescribeTableResponse describeTable(DescribeTableRequest request) {
    return DescribeTableResponse.builder()
        .table(tableRequests.describe(request.tableName()))
        .build();
  }

  @Override
  public synchronized DeleteTableResponse deleteTable(DeleteTableRequest request) {
    return DeleteTableResponse.builder()
        .tableDescription(tableRequests.delete(request.tableName()))
        .build();
  }

  @Override
  public synchronized ListTablesResponse listTables(ListTablesRequest request) {
    return tableRequests.list(request);
  }

  @Override
  public synchronized GetItemResponse getItem(GetItemRequest request) {
    Unoffered.refuse(request);
    return reads.get(request);
  }

  @Override
  public synchronized QueryResponse query(QueryRequest request) {
    Unoffered.refuse(request);
    return reads.query(request);
  }

  @Override
  public synchronized ScanResponse scan(ScanRequest request) {
    Unoffered.refuse(request);
    return reads.scan(request);
  }

  @Override
  public synchronized PutItemResponse putItem(PutItemRequest request) {
    Unoffered.refuse(request);
    return writes.put(request);
  }

  @Override
  public synchronized UpdateItemResponse updateItem(UpdateItemRequest request) {
    Unoffered.refuse(request);
    return writes.update(request);
  }

  @Override
  public synchronized DeleteItemResponse deleteItem(DeleteItemRequest request) {
    Unoffered.refuse(request);
    return writes.delete(request);
  }

  @Override
  public synchronized TransactWriteItemsResponse transactWriteItems(
      TransactWriteItemsRequest request) {
    transactions.write(request.transactItems());
    return TransactWriteItemsResponse.builder().build();
  }

  @Override
  public DynamoDbWaiter waiter() {
    return DynamoDbWaiter.builder().client(this).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
