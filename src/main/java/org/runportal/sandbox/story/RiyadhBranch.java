package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.KARIM;
import static org.runportal.sandbox.story.Directory.NOURA;
import static org.runportal.sandbox.story.Directory.OMAR;
import static org.runportal.sandbox.story.Directory.RIYADH;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.List;

/** A run written from right to left (Arabic), with Latin names and numbers inside. */
final class RiyadhBranch {
  private static final Template TEMPLATE =
      new Template(
          322, "افتتاح فرع جديد", "<p>خطوات افتتاح فرع جديد للشركة.</p>", 3, "بيانات الفرع");

  private RiyadhBranch() {}

  static Story story(String id, Now now) {
    return new StoryDraft(id, 5188, TEMPLATE, "افتتاح فرع الرياض", OMAR, now.day(-12, "10:00"))
        .summary("<p>يجب أن يفتح الفرع قبل <strong>معرض الأغذية</strong>.</p>")
        .due(now.day(20, "17:00"))
        .sharedWith(RIYADH)
        .tags(new Tag("الرياض", "#006c35"), new Tag("عاجل", "#ff1744"))
        .folders(new Folder("الفروع", 5, 3))
        .kickOff(
            Question.text("اسم الفرع", "فرع الرياض").mandatory(),
            Question.radio("نوع الفرع", List.of("مكتب", "مستودع"), "مكتب"),
            Question.date("تاريخ الافتتاح", now.date(20)),
            Question.email("البريد الإلكتروني للمدير", "noura.alqahtani@aldersupply.example"))
        .watchedBy(OMAR, "electric")
        .watchedBy(KARIM, "mindful")
        .stage(
            "التحضير",
            task("توقيع عقد الإيجار")
                .note("<p>العقد لمدة ثلاث سنوات.</p>")
                .by(OMAR)
                .due(now.day(-9, "17:00"))
                .done(OMAR, now.day(-10, "12:30")),
            task("استخراج السجل التجاري")
                .by(NOURA)
                .due(now.day(-6, "17:00"))
                .begun(now.day(-10, "12:30"))
                .done(NOURA, now.day(-7, "14:00"))
                .says(NOURA, now.day(-7, "14:05"), "<p>تم استلام السجل اليوم.</p>"),
            task("الموافقة على الميزانية")
                .by(OMAR)
                .due(now.day(-4, "17:00"))
                .begun(now.day(-7, "14:00"))
                .approved(OMAR, now.day(-5, "11:45")))
        .stage(
            "التجهيز",
            task("تجهيز المكاتب والأثاث")
                .by(KARIM)
                .begun(now.day(-5, "11:45"))
                .due(now.day(3, "17:00"))
                .says(KARIM, now.day(-1, "13:15"), "<p>سيصل الأثاث خلال ثلاثة أيام.</p>"),
            task("تركيب نظام ERP 4.2 (المرحلة 1)").by(RIYADH).due(now.day(8, "17:00")),
            task("تعيين موظفي الاستقبال").by(NOURA).due(now.day(12, "17:00")))
        .stage(
            "الافتتاح",
            task("إرسال الدعوات").by(NOURA).type("email").due(now.day(14, "12:00")),
            task("حفل الافتتاح").by(OMAR, NOURA).due(now.day(20, "17:00")))
        .build();
  }
}
