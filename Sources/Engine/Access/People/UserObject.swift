import MartletKernel
import MartletMetadata

/// 用户: a person who signs in, or a program that does. The system field `department` is the main department; further ones
/// are memberships.
package enum UserObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "user", table: "users", zh: "用户", en: "User", plural: "Users", title: "name", fields: identity + standing + credentials)
        object.access = .shared
        object.treeField = "manager"
        return object
    }()

    private static let identity: [FieldDefinition] = [
        FieldDefinition("name", zh: "姓名", en: "Name", PersonNameField()).required.indexed.personal,
        FieldDefinition("email", zh: "邮箱", en: "E-mail", EmailField()).required.unique.personal
            .helped(zh: "用于登录。", en: "Used to sign in."),
        FieldDefinition("kind", zh: "类型", en: "Kind", ChoiceField(kinds)).required.initially("staff"),
        FieldDefinition("person", zh: "对应的人", en: "Person", LinkField([], onDelete: .keep))
            .helped(zh: "门户用户所代表的那条记录。", en: "The record a portal user stands for."),
    ]

    private static let kinds: [ChoiceOption] = [
        ChoiceOption("staff", zh: "员工", en: "Staff"),
        ChoiceOption("portal", zh: "门户用户", en: "Portal user"),
        ChoiceOption("service", zh: "程序", en: "Service"),
    ]

    private static let standing: [FieldDefinition] = [
        FieldDefinition("manager", zh: "直属上级", en: "Manager", ReferenceField("user", inverse: "reports", onDelete: .keep)),
        FieldDefinition("roles", zh: "角色", en: "Roles", ReferencesField("role", inverse: "holders")),
        FieldDefinition("language", zh: "语言", en: "Language", ChoiceField(languages)).required.initially("zh-CN"),
        FieldDefinition("zone", zh: "时区", en: "Time zone", TextField.code(maximum: 60))
            .helped(zh: "如 Asia/Shanghai；留空则用工作区的时区。", en: "Such as Asia/Shanghai; empty means the workspace's."),
        FieldDefinition("isActive", zh: "启用", en: "Active", BooleanField()).required.initially(.value(.boolean(true))),
        FieldDefinition("lastSignInAt", zh: "最近登录时间", en: "Last sign-in", InstantField()).computed,
    ]

    private static let languages: [ChoiceOption] = [
        ChoiceOption("zh-CN", zh: "中文", en: "Chinese"),
        ChoiceOption("en", zh: "英文", en: "English"),
    ]

    private static let credentials: [FieldDefinition] = [
        FieldDefinition("passwordHash", zh: "密码摘要", en: "Password hash", TextField.code(maximum: 300)).secret
    ]
}
