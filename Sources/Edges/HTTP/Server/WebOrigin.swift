/// Scheme, host and port a page comes from (RFC 6454), with the scheme's own port left out.
package struct WebOrigin: Sendable, Hashable, CustomStringConvertible {
    package let scheme: String
    /// In lower case, with the port where it is not the scheme's own.
    package let authority: String

    package init(scheme: String, authority: String) {
        let scheme = scheme.lowercased()
        let authority = authority.lowercased()
        self.scheme = scheme
        let ownPort = scheme == "https" ? ":443" : ":80"
        self.authority = authority.hasSuffix(ownPort) ? String(authority.dropLast(ownPort.count)) : authority
    }

    /// `https://crm.example.com`, `http://10.0.0.5:8080/`; `nil` for anything with a path, a query or another scheme.
    package init?(_ text: String) {
        guard let separator = text.firstRange(of: "://") else { return nil }
        let scheme = text[..<separator.lowerBound].lowercased()
        var rest = text[separator.upperBound...]
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        guard scheme == "http" || scheme == "https", !rest.isEmpty,
            rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"/?#@\\".utf8.contains($0) })
        else { return nil }
        self.init(scheme: scheme, authority: String(rest))
    }

    package var description: String { "\(scheme)://\(authority)" }
}
