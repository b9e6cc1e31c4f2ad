package io.dbrefresh.local.face.xml;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document that grows. What XML 1.0 cannot hold becomes a question mark. */
public final class XmlText {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;

  private XmlText() throws XMLStreamException {
    writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    writer.writeStartDocument("UTF-8", "1.0");
  }

  /** Something that is written into a document. */
  @FunctionalInterface
  public interface Content {
    /** Writes it. */
    void into(XmlText document);
  }

  /** The document of one element, in a namespace unless that is empty. */
  public static byte[] document(String name, String namespace, Content content) {
    try {
      XmlText xml = new XmlText();
      xml.writer.writeStartElement(name);
      if (!namespace.isEmpty()) {
        xml.writer.writeDefaultNamespace(namespace);
      }
      content.into(xml);
      xml.writer.writeEndDocument();
      xml.writer.close();
      return xml.text.toString().getBytes(StandardCharsets.UTF_8);
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An element that holds others. */
  public void element(String name, Runnable content) {
    try {
      writer.writeStartElement(name);
      content.run();
      writer.writeEndElement();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An element that holds text. */
  public void element(String name, String value) {
    try {
      writer.writeStartElement(name);
      writer.writeCharacters(
          value
              .codePoints()
              .map(XmlText::writable)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString());
      writer.writeEndElement();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static int writable(int character) {
    boolean allowed =
        character >= ' ' && (character < 0xD800 || character > 0xDFFF) && character < 0xFFFE
            || character > 0xFFFF
            || character == '\n'
            || character == '\r'
            || character == '\t';
    return allowed ? character : '?';
  }
}
