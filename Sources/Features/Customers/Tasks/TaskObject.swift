import MartletKernel
import MartletMetadata

/// 待办: something its owner has to do by a time. It has no counterpart, unlike an activity.
package enum TaskObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition("task", table: "tasks", zh: "待办", en: "Task", plural: "Tasks", title: "title", fields: fields)
        object.access = .inherited(["record"])
        object.indexes = [["owner", "status", "dueAt"]]
        object.rules = [TaskChecklist()]
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("title", zh: "标题", en: "Title", TextField(maximum: 300)).required.called("待办事项", "主题", "Subject", "Name"),
        FieldDefinition("description", zh: "说明", en: "Description", LongTextField()).called("备注", "Notes"),
        FieldDefinition("status", zh: "状态", en: "Status", ChoiceField(statuses)).required.initially("open"),
        FieldDefinition("priority", zh: "优先级", en: "Priority", ChoiceField(priorities)).required.initially("normal"),
        FieldDefinition("dueAt", zh: "截止时间", en: "Due at", InstantField()).indexed.called("到期时间", "截止日期", "Due Date"),
        FieldDefinition("remindAt", zh: "提醒时间", en: "Remind at", InstantField()).indexed.called("Reminder"),
        FieldDefinition("completedAt", zh: "完成时间", en: "Completed at", InstantField()),
        FieldDefinition("checklist", zh: "清单", en: "Checklist", JSONField(maximum: 20_000))
            .helped(zh: "如 [{\"text\": \"寄样品\", \"done\": false}]。", en: "Such as [{\"text\": \"Send a sample\", \"done\": false}]."),
        FieldDefinition("repeat", zh: "重复", en: "Repeat", TextField.code(maximum: 200))
            .helped(zh: "如 FREQ=WEEKLY;BYDAY=MO（RFC 5545 §3.3.10）。", en: "Such as FREQ=WEEKLY;BYDAY=MO (RFC 5545 §3.3.10)."),
        FieldDefinition("record", zh: "相关记录", en: "About", LinkField([], inverse: "tasks", onDelete: .together)),
    ]

    private static let statuses: [ChoiceOption] = [
        ChoiceOption("open", zh: "未开始", en: "Open"),
        ChoiceOption("inProgress", zh: "进行中", en: "In progress"),
        ChoiceOption("done", zh: "已完成", en: "Done"),
        ChoiceOption("cancelled", zh: "已取消", en: "Cancelled"),
    ]

    private static let priorities: [ChoiceOption] = [
        ChoiceOption("low", zh: "低", en: "Low"),
        ChoiceOption("normal", zh: "中", en: "Normal"),
        ChoiceOption("high", zh: "高", en: "High"),
    ]
}
