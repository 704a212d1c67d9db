package org.runportal.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The response a page is drawn into to be kept: takes its bytes and their type, and nothing that
 * belongs to one answer alone, such as headers and cookies. What it wraps is not touched and may be
 * sent already.
 */
final class CapturedResponse extends HttpServletResponseWrapper {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(32_768);
  private final ServletOutputStream stream = new Stream();
  private PageText writer;
  private String contentType = "text/html;charset=UTF-8";

  CapturedResponse(HttpServletResponse response) {
    super(response);
  }

  byte[] body() {
    if (writer != null) {
      writer.flush();
    }
    return body.toByteArray();
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return stream;
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null) {
      writer = new PageText(body);
    }
    return writer;
  }

  @Override
  public void setContentType(String type) {
    contentType =
        type.startsWith("text/") && !type.contains("charset") ? type + ";charset=UTF-8" : type;
  }

  @Override
  public String getContentType() {
    return contentType;
  }

  @Override
  public String getCharacterEncoding() {
    return StandardCharsets.UTF_8.name();
  }

  @Override
  public void setCharacterEncoding(String encoding) {
    // pages are in UTF-8
  }

  @Override
  public void setContentLength(int length) {
    // follows from the bytes
  }

  @Override
  public void setContentLengthLong(long length) {
    // follows from the bytes
  }

  @Override
  public void setBufferSize(int size) {
    // all of it is held
  }

  @Override
  public int getBufferSize() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean isCommitted() {
    return false;
  }

  @Override
  public void flushBuffer() {
    // nothing is sent from here
  }

  @Override
  public void resetBuffer() {
    body.reset();
    if (writer != null) {
      writer.discard();
    }
  }

  @Override
  public void reset() {
    resetBuffer();
  }

  @Override
  public void setLocale(Locale locale) {
    // the page names its language itself
  }

  /** Not that of the answer: the server would draw its own report into an error page. */
  @Override
  public int getStatus() {
    return SC_OK;
  }

  @Override
  public void setStatus(int status) {
    if (status >= SC_BAD_REQUEST) {
      throw new IllegalStateException("a page that is kept cannot become an answer " + status);
    }
  }

  @Override
  public void sendError(int status) throws IOException {
    throw new ErrorInstead(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    sendError(status);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    throw new IOException("a page that is kept cannot become a redirect");
  }

  @Override
  public void addCookie(Cookie cookie) {
    throw new IllegalStateException("a page that is kept sets no cookie");
  }

  @Override
  public void setHeader(String name, String value) {
    // belongs to one answer
  }

  @Override
  public void addHeader(String name, String value) {
    // belongs to one answer
  }

  @Override
  public void setIntHeader(String name, int value) {
    // belongs to one answer
  }

  @Override
  public void addIntHeader(String name, int value) {
    // belongs to one answer
  }

  @Override
  public void setDateHeader(String name, long date) {
    // belongs to one answer
  }

  @Override
  public void addDateHeader(String name, long date) {
    // belongs to one answer
  }

  private final class Stream extends ServletOutputStream {
    @Override
    public void write(int octet) {
      body.write(octet);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      body.write(bytes, from, count);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("a page is drawn by whoever asked for it");
    }
  }
}
