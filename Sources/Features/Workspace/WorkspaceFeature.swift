import MartletMetadata

/// What every company needs whatever it sells: settings, views, files, comments, notifications, the working calendar.
package enum WorkspaceFeature {
    package static let objects: [ObjectDefinition] = [
        SettingObject.definition, SavedViewObject.definition, FileObject.definition, CommentObject.definition,
        NotificationObject.definition, WorkingCalendarObject.definition, CalendarDayObject.definition,
    ]
}
