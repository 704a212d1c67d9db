package org.runportal.web.faces;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.ValueExpression;
import jakarta.el.VariableMapper;
import jakarta.faces.application.Application;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseStream;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.lifecycle.Lifecycle;
import jakarta.faces.render.RenderKit;
import java.util.Iterator;
import java.util.function.Function;

/** A page without a server, for components that only evaluate expressions. */
final class TestPage extends FacesContext {
  private final ELContext expressions = new Expressions();

  /** The page of this thread, until it is released. */
  TestPage() {
    setCurrentInstance(this);
  }

  /** Expressions without resolvers. */
  static final class Expressions extends ELContext {
    @Override
    public ELResolver getELResolver() {
      return null;
    }

    @Override
    public FunctionMapper getFunctionMapper() {
      return null;
    }

    @Override
    public VariableMapper getVariableMapper() {
      return null;
    }
  }

  /** An expression in Java. */
  static final class Expression extends ValueExpression {
    private static final long serialVersionUID = 1L;
    private final transient Function<ELContext, Object> value;

    Expression(Function<ELContext, Object> value) {
      this.value = value;
    }

    @Override
    @SuppressWarnings("unchecked") // the caller knows what it asked for
    public <T> T getValue(ELContext page) {
      return (T) value.apply(page);
    }

    @Override
    public void setValue(ELContext page, Object given) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isReadOnly(ELContext page) {
      return true;
    }

    @Override
    public Class<?> getType(ELContext page) {
      return Object.class;
    }

    @Override
    public Class<?> getExpectedType() {
      return Object.class;
    }

    @Override
    public String getExpressionString() {
      return "";
    }

    @Override
    public boolean isLiteralText() {
      return false;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  @Override
  public ELContext getELContext() {
    return expressions;
  }

  @Override
  public Lifecycle getLifecycle() {
    return null;
  }

  @Override
  public Application getApplication() {
    return null;
  }

  @Override
  public Iterator<String> getClientIdsWithMessages() {
    return null;
  }

  @Override
  public ExternalContext getExternalContext() {
    return null;
  }

  @Override
  public FacesMessage.Severity getMaximumSeverity() {
    return null;
  }

  @Override
  public Iterator<FacesMessage> getMessages() {
    return null;
  }

  @Override
  public Iterator<FacesMessage> getMessages(String clientId) {
    return null;
  }

  @Override
  public RenderKit getRenderKit() {
    return null;
  }

  @Override
  public boolean getRenderResponse() {
    return true;
  }

  @Override
  public boolean getResponseComplete() {
    return false;
  }

  @Override
  public ResponseStream getResponseStream() {
    return null;
  }

  @Override
  public void setResponseStream(ResponseStream stream) {
    // writes nothing
  }

  @Override
  public ResponseWriter getResponseWriter() {
    return null;
  }

  @Override
  public void setResponseWriter(ResponseWriter writer) {
    // writes nothing
  }

  @Override
  public UIViewRoot getViewRoot() {
    return null;
  }

  @Override
  public void setViewRoot(UIViewRoot root) {
    // has no tree
  }

  @Override
  public void addMessage(String clientId, FacesMessage message) {
    // tells nobody
  }

  @Override
  public void release() {
    setCurrentInstance(null);
  }

  @Override
  public void renderResponse() {
    // has no lifecycle
  }

  @Override
  public void responseComplete() {
    // has no lifecycle
  }
}
