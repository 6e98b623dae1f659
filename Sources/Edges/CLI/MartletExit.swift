import ArgumentParser
import MartletKernel

/// What a command's end tells a script; the numbers of `sysexits.h` (BSD), which docs/cli.md lists.
enum MartletExit {
    static func code(of problem: Problem) -> Int32 {
        switch problem.code {
        case "setting_invalid", "settings_unreadable", "tls_invalid": return 78
        case "file_missing": return 66
        case "file_not_writable", "target_exists": return 73
        default: break
        }
        switch problem.kind {
        case .invalid: return 65
        case .unprocessable, .tooLarge, .notFound, .conflict: return problem.kind == .unprocessable ? 65 : 1
        case .unauthenticated, .forbidden: return 77
        case .unavailable, .internalError: return problem.kind == .unavailable ? 69 : 70
        case .tooMany, .timeout: return 75
        case .storageFull: return 74
        }
    }

    /// A run that ended before its work did, as shells count signals.
    static let interrupted: Int32 = 130
    static let usage: Int32 = 64
}
