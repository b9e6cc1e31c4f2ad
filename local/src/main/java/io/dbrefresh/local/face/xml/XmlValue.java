package io.dbrefresh.local.face.xml;

import io.dbrefresh.local.face.shape.MalformedException;
import io.dbrefresh.local.face.shape.WireValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * A value in an XML document.
 *
 * @param elements one; several of the same name when the value is a flattened list
 */
public record XmlValue(List<Element> elements) implements WireValue {

  /** Copies. */
  public XmlValue {
    elements = List.copyOf(elements);
  }

  /**
   * The root of a document. Document types and what they could refer to are refused.
   *
   * @throws MalformedException when it is not XML
   */
  public static XmlValue parse(byte[] document) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return new XmlValue(
          List.of(builder.parse(new ByteArrayInputStream(document)).getDocumentElement()));
    } catch (SAXException | IOException unreadable) {
      throw new MalformedException("The request is not XML", unreadable);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public Optional<WireValue> member(SdkField<?> field) {
    return child(field.locationName()).map(value -> value);
  }

  @Override
  public List<WireValue> items(ListTrait trait) {
    List<Element> items = elements;
    if (!trait.isFlattened()) {
      String name = trait.memberLocationName() == null ? "member" : trait.memberLocationName();
      items = child(name).map(XmlValue::elements).orElse(List.of());
    }
    return items.stream().<WireValue>map(item -> new XmlValue(List.of(item))).toList();
  }

  @Override
  public Map<String, WireValue> entries(MapTrait trait) {
    List<Element> each =
        trait.isFlattened() ? elements : child("entry").map(XmlValue::elements).orElse(List.of());
    Map<String, WireValue> entries = new LinkedHashMap<>();
    for (Element element : each) {
      XmlValue entry = new XmlValue(List.of(element));
      String key = entry.child(trait.keyLocationName()).map(XmlValue::text).orElse("");
      entry.child(trait.valueLocationName()).ifPresent(value -> entries.put(key, value));
    }
    return entries;
  }

  private Optional<XmlValue> child(String name) {
    List<Element> found = new ArrayList<>();
    Node node = elements.get(0).getFirstChild();
    for (; node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getLocalName().equals(name)) {
        found.add(element);
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(new XmlValue(found));
  }

  @Override
  public String text() {
    return elements.get(0).getTextContent();
  }
}
