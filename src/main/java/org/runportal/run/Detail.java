package org.runportal.run;

/**
 * A member of the vendor's response that has no place of its own on the page.
 *
 * @param key its path in the response ({@code late_tasks}, {@code custom_fields.cost_center});
 *     never shown, but used to look up a label
 * @param name a readable name, used if there is no label for the key
 * @param value its value
 */
public record Detail(String key, String name, FormAnswer value) {}
