import MartletKernel
import MartletMetadata
import MartletStorage

/// A part of the product as one value: what it declares and what it can do. Switched off, its objects and actions are not
/// there; its data stay.
package struct Feature: Sendable {
    package let name: String
    package let labels: LocalisedText
    package let objects: [ObjectDefinition]
    package let actions: [any Action.Type]
    package let reactions: [any Reaction]
    package let migrations: [Migration]

    package init(
        _ name: String, zh: String, en: String, objects: [ObjectDefinition] = [], actions: [any Action.Type] = [],
        reactions: [any Reaction] = [], migrations: [Migration] = []
    ) {
        self.name = name
        labels = LocalisedText(zh: zh, en: en)
        self.objects = objects
        self.actions = actions
        self.reactions = reactions
        self.migrations = migrations
    }
}
