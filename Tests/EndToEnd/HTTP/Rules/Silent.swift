import HummingbirdTesting
import Logging

/// A logger nobody hears.
let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
