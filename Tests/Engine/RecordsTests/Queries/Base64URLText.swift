import Foundation

/// Makes the text of a cursor from JSON, as somebody who forges one would.
enum Base64URLText {
    static func of(_ text: String) -> String {
        Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
