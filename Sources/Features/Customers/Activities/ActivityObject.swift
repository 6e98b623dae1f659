import MartletKernel
import MartletMetadata

/// 跟进记录 and 跟进计划: a call, meeting, visit, message, note or mail, done or planned. It is about any number of records, and stands
/// on the timeline of each.
package enum ActivityObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "activity", table: "activities", zh: "跟进", en: "Activity", plural: "Activities", title: "subject", fields: what + when + whom)
        object.access = .inherited(["links"])
        object.timeline = TimelineDeclaration(at: "startAt", links: ["links"])
        object.indexes = [["owner", "status", "startAt"]]
        object.checks = [
            CheckRule(
                "period", "endAt = null or endAt >= startAt", on: "endAt", zh: "结束时间不能早于开始时间。", en: "It cannot end before it starts.")
        ]
        return object
    }()

    /// When a record was last attended to: a formula for every object activities are about.
    package static let lastDone = "max(activities, startAt, status = \"done\")"
    package static let nextPlanned = "min(activities, startAt, status = \"planned\")"

    private static let what: [FieldDefinition] = [
        FieldDefinition("kind", zh: "方式", en: "Kind", ChoiceField(kinds)).required.called("跟进方式", "Activity type", "Type"),
        FieldDefinition("status", zh: "状态", en: "Status", ChoiceField(statuses)).required.initially("done"),
        FieldDefinition("subject", zh: "主题", en: "Subject", TextField(maximum: 300)).required.called("标题", "Title"),
        FieldDefinition("content", zh: "内容", en: "Content", LongTextField()).called("跟进内容", "Description", "Body", "Notes"),
        FieldDefinition("outcome", zh: "结果", en: "Outcome", TextField(maximum: 500)).called("跟进结果", "Result"),
    ]

    private static let when: [FieldDefinition] = [
        FieldDefinition("startAt", zh: "开始时间", en: "Starts at", InstantField()).required.indexed.initially(.now)
            .called("跟进时间", "时间", "ActivityDate", "Activity date", "Due Date"),
        FieldDefinition("endAt", zh: "结束时间", en: "Ends at", InstantField()),
        FieldDefinition("place", zh: "地点", en: "Place", TextField(maximum: 300)).called("Location"),
    ]

    private static let whom: [FieldDefinition] = [
        FieldDefinition("links", zh: "相关记录", en: "About", LinksField([], inverse: "activities")),
        FieldDefinition("participants", zh: "参与人", en: "Participants", LinksField(["user", "contact"], inverse: "participations")),
    ]

    private static let kinds: [ChoiceOption] = [
        ChoiceOption("call", zh: "电话", en: "Call"),
        ChoiceOption("meeting", zh: "会议", en: "Meeting"),
        ChoiceOption("visit", zh: "拜访", en: "Visit"),
        ChoiceOption("message", zh: "消息", en: "Message"),
        ChoiceOption("note", zh: "备忘", en: "Note"),
        ChoiceOption("email", zh: "邮件", en: "E-mail"),
    ]

    private static let statuses: [ChoiceOption] = [
        ChoiceOption("planned", zh: "计划", en: "Planned"),
        ChoiceOption("done", zh: "已完成", en: "Done"),
        ChoiceOption("cancelled", zh: "已取消", en: "Cancelled"),
    ]
}
