package org.runportal.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.jboss.weld.context.BoundContext;
import org.jboss.weld.context.ManagedContext;
import org.jboss.weld.context.http.Http;
import org.jboss.weld.context.http.HttpConversationContext;
import org.jboss.weld.context.http.HttpRequestContext;
import org.jboss.weld.context.http.HttpSessionContext;

/**
 * Unbinds a suspended request from its thread. CDI binds the contexts of a request to the thread on
 * which it begins. The server binds them again on the thread that completes the request, but leaves
 * them bound on the first one, which serves other requests meanwhile.
 */
@Dependent
class ThreadContexts {

  private final HttpRequestContext requests;
  private final HttpSessionContext sessions;
  private final HttpConversationContext conversations;

  @Inject
  ThreadContexts(
      @Http HttpRequestContext requests,
      @Http HttpSessionContext sessions,
      @Http HttpConversationContext conversations) {
    this.requests = requests;
    this.sessions = sessions;
    this.conversations = conversations;
  }

  /** Ends the request for CDI. None of its beans may be used afterwards. */
  void unbind(HttpServletRequest request) {
    if (conversations.isActive()) {
      conversations.deactivate();
    }
    conversations.dissociate(request);
    requests.invalidate();
    unbind(requests, request);
    unbind(sessions, request);
  }

  private static <C extends BoundContext<HttpServletRequest> & ManagedContext> void unbind(
      C context, HttpServletRequest request) {
    context.deactivate();
    context.dissociate(request);
  }
}
