/// Who does something, and through which door. Always an argument, never ambient.
package struct Actor: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case user
        /// The product itself: migrations, seeds, schedules. Sees everything.
        case system
    }

    /// The door, as the change log records it.
    package enum Channel: String, Sendable, CaseIterable {
        case web, api, cli, `import`, job, workflow, assistant, system
    }

    package let kind: Kind
    package let user: RecordID?
    package let channel: Channel
    package let language: Language
    /// Set for a key that lends only one of the user's roles.
    package let onlyRole: RecordID?
    /// True for a key that may not write.
    package let isReadOnly: Bool

    private init(kind: Kind, user: RecordID?, channel: Channel, language: Language, onlyRole: RecordID? = nil, isReadOnly: Bool = false) {
        self.kind = kind
        self.user = user
        self.channel = channel
        self.language = language
        self.onlyRole = onlyRole
        self.isReadOnly = isReadOnly
    }

    package static func user(
        _ id: RecordID, channel: Channel, language: Language = .chinese, onlyRole: RecordID? = nil, isReadOnly: Bool = false
    ) -> Actor {
        Actor(kind: .user, user: id, channel: channel, language: language, onlyRole: onlyRole, isReadOnly: isReadOnly)
    }

    package static func system(channel: Channel = .system, language: Language = .chinese) -> Actor {
        Actor(kind: .system, user: nil, channel: channel, language: language)
    }

    package func through(_ channel: Channel) -> Actor {
        Actor(kind: kind, user: user, channel: channel, language: language, onlyRole: onlyRole, isReadOnly: isReadOnly)
    }

    package func speaking(_ language: Language) -> Actor {
        Actor(kind: kind, user: user, channel: channel, language: language, onlyRole: onlyRole, isReadOnly: isReadOnly)
    }
}
