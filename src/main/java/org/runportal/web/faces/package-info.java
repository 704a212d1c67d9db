/**
 * What makes a page cheap to draw. The pages of the portal are printed and never edited: no row of
 * a list has a state of its own, and no component is asked for its value. What Faces does for pages
 * that are edited is left out here; this was two thirds of what a page cost.
 *
 * <ul>
 *   <li>{@code portal:each} and {@code portal:if} stand for {@code ui:repeat}, which saves and
 *       restores the state of its content for each row, and for {@code ui:fragment}, which is asked
 *       four times whether it is rendered;
 *   <li>{@code portal:reused} ({@link org.runportal.web.faces.ReusedHandler}) keeps the tree of
 *       components of a view for later pages: Faces builds one for each request. What is built
 *       depends on the view alone: a view has no {@code c:if}, and no {@code ui:include} whose
 *       source is an expression;
 *   <li>a bean is looked up once for each page ({@code PageBeans}), and a method once ({@link
 *       org.runportal.web.faces.MethodELResolver}): the standard resolvers ask the container at
 *       every expression, and search all methods of a class at every call.
 * </ul>
 */
package org.runportal.web.faces;
