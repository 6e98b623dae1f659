import MartletKernel
import MartletMetadata

/// 工作日历: on which weekdays and between which minutes work is done; its days are the exceptions.
package enum WorkingCalendarObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "workingCalendar", table: "working_calendars", zh: "工作日历", en: "Working calendar", plural: "Working calendars", title: "name",
            fields: fields)
        object.access = .shared
        object.checks = [
            CheckRule(
                "workday", "workdayEnd > workdayStart", on: "workdayEnd", zh: "下班时间应晚于上班时间。", en: "The day must end after it begins.")
        ]
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("name", zh: "名称", en: "Name", TextField(maximum: 100)).required.unique,
        FieldDefinition("workdayStart", zh: "上班时间（分钟）", en: "Workday starts (minutes)", IntegerField(0...1439)).required
            .initially(.value(.integer(540))).helped(zh: "零点后的分钟数，540 即 9:00。", en: "Minutes after midnight; 540 is 9:00."),
        FieldDefinition("workdayEnd", zh: "下班时间（分钟）", en: "Workday ends (minutes)", IntegerField(1...1440)).required
            .initially(.value(.integer(1080))),
        FieldDefinition("weekdays", zh: "工作日", en: "Weekdays", MultipleChoiceField(weekdays)).required
            .initially(.value(.list(["1", "2", "3", "4", "5"].map(Value.text)))),
    ]

    /// Named by ISO 8601's numbers.
    private static let weekdays: [ChoiceOption] = [
        ChoiceOption("1", zh: "星期一", en: "Monday"),
        ChoiceOption("2", zh: "星期二", en: "Tuesday"),
        ChoiceOption("3", zh: "星期三", en: "Wednesday"),
        ChoiceOption("4", zh: "星期四", en: "Thursday"),
        ChoiceOption("5", zh: "星期五", en: "Friday"),
        ChoiceOption("6", zh: "星期六", en: "Saturday"),
        ChoiceOption("7", zh: "星期日", en: "Sunday"),
    ]
}
