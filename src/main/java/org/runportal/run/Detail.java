package org.runportal.run;

/**
 * Something the vendor told that has no place of its own on the page.
 *
 * @param key where it stood, as the vendor writes it ({@code late_tasks}, {@code
 *     custom_fields.cost_center}); never shown, but words of ours may be filed under it
 * @param name what to call it where there are no words of ours; made for people
 * @param value what was told
 */
public record Detail(String key, String name, FormAnswer value) {}
