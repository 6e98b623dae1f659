import MartletKernel
import MartletMetadata
import Synchronization

/// An actor with everything about him that decides what he may see: his record, departments, reports, teams and roles.
/// Loaded once and kept for a moment, because every request needs it.
package final class Caller: Sendable {
    package let actor: Actor
    /// His user record by field name; empty for the system.
    package let me: [String: Value]
    /// Departments he belongs to, main and 兼职.
    package let departments: [RecordID]
    /// Those and all below them.
    package let subtree: [RecordID]
    /// People who report to him through any number of steps.
    package let reports: [RecordID]
    package let teams: [RecordID]
    package let roleIDs: [RecordID]
    package let roles: [RoleGrants]
    /// False when nothing was ever shared with him, which spares every query the look.
    package let hasShares: Bool
    let conditions = Mutex<[AccessKey: AccessCondition]>([:])

    package init(
        actor: Actor, me: [String: Value], departments: [RecordID], subtree: [RecordID], reports: [RecordID], teams: [RecordID],
        roleIDs: [RecordID], roles: [RoleGrants], hasShares: Bool
    ) {
        self.actor = actor
        self.me = me
        self.departments = departments
        self.subtree = subtree
        self.reports = reports
        self.teams = teams
        self.roleIDs = roleIDs
        self.roles = roles
        self.hasShares = hasShares
    }

    /// The product itself.
    package static func system(_ actor: Actor) -> Caller {
        Caller(
            actor: actor, me: [:], departments: [], subtree: [], reports: [], teams: [], roleIDs: [], roles: [], hasShares: false)
    }

    /// The same person through another door.
    package func with(_ actor: Actor) -> Caller {
        Caller(
            actor: actor, me: me, departments: departments, subtree: subtree, reports: reports, teams: teams, roleIDs: roleIDs,
            roles: roles, hasShares: hasShares)
    }

    package var isSystem: Bool { actor.kind == .system }
    package var isAdministrator: Bool { isSystem || roles.contains(where: \.isAdministrator) }

    /// A person from outside the company, to whom nothing is open that a role does not open.
    var isPortal: Bool { me["kind"] == .text("portal") }

    package func mayRun(action: String) -> Bool { isAdministrator || roles.contains { $0.allows(action: action) } }

    /// The widest scope any of his roles grants.
    package func scope(of operation: RecordOperation, on object: String) -> Scope {
        if isAdministrator { return .all }
        return roles.map { $0.grant(for: object).scopes[operation] ?? .none }.max() ?? .none
    }

    /// Everyone a share may name to reach him.
    package var grantees: [RecordID] {
        (actor.user.map { [$0] } ?? []) + teams + departments + roleIDs
    }
}

struct AccessKey: Hashable {
    let object: String
    let operation: RecordOperation
}
