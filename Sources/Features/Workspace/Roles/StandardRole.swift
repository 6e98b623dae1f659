import MartletKernel

/// A role a new workspace begins with. It becomes an ordinary record, which an administrator may change.
package struct StandardRole: Sendable {
    /// The role's `code`, the same in every language.
    package let code: String
    package let name: LocalisedText
    package let description: LocalisedText
    /// As `RoleGrants` reads it.
    package let grants: JSON
}
