import MartletKernel
import MartletMetadata

/// 特殊日: a holiday on a weekday, or a weekend day worked in exchange (调休).
package enum CalendarDayObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "calendarDay", table: "calendar_days", zh: "特殊日", en: "Calendar day", plural: "Calendar days", title: "nameZh", fields: fields)
        object.access = .shared
        object.uniqueTogether = [["calendar", "day"]]
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition(
            "calendar", zh: "工作日历", en: "Working calendar", ReferenceField("workingCalendar", inverse: "days", onDelete: .together)
        ).required.fixed,
        FieldDefinition("day", zh: "日期", en: "Day", DateField()).required,
        FieldDefinition("isWorking", zh: "上班", en: "Working", BooleanField()).required,
        FieldDefinition("nameZh", zh: "中文名称", en: "Chinese name", TextField(maximum: 60)),
        FieldDefinition("nameEn", zh: "英文名称", en: "English name", TextField(maximum: 60)),
    ]
}
