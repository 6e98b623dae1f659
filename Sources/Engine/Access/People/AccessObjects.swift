import MartletMetadata

/// The objects access is decided by: people, where they belong, what they may do, and how they are known. Access owns their
/// tables; their screens and actions belong to the workspace.
package enum AccessObjects {
    package static let all: [ObjectDefinition] = [
        UserObject.definition, DepartmentObject.definition, MembershipObject.definition, TeamObject.definition,
        RoleObject.definition, ShareObject.definition, SessionObject.definition, APIKeyObject.definition,
    ]
}
