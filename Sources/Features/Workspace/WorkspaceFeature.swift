import MartletMetadata
import MartletRecords

/// What every company needs whatever it sells: settings, views, files, comments, notifications, the working calendar.
package enum WorkspaceFeature {
    package static let feature = Feature(
        "workspace", zh: "工作区", en: "Workspace", objects: objects,
        actions: [
            PasswordSetting.self, KeyCreation.self, KeyRevoking.self, SessionRevoking.self, NotificationReading.self,
            ImportUndo.self,
        ],
        reactions: [
            MentionNotification(), UserDeactivation(), LastAdministrator(), RoleGrantsCheck(), SettingUpkeep(), CalendarUpkeep(),
        ])

    package static let objects: [ObjectDefinition] = [
        SettingObject.definition, SavedViewObject.definition, FileObject.definition, CommentObject.definition,
        NotificationObject.definition, WorkingCalendarObject.definition, CalendarDayObject.definition,
        ImportObject.definition, ImportChunkObject.definition,
    ]
}
