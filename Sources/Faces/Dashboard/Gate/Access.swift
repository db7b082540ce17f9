import Control
import Domain

/// What a browser that was let in shows with each request: a word made of the token, which itself never leaves the
/// machine's files but by whoever reads them.
struct Access: Hashable, Sendable {
    private static let purpose = Array("roost web cookie 1".utf8)

    private let token: WebToken
    private let value: String
    /// A browser keeps cookies by host and not by port: two homes on one machine must not take each other's.
    let cookieName: String

    init(_ token: WebToken, port: UInt16) {
        self.token = token
        value = Hex.encode(HMACSHA256.code(Self.purpose, key: Array(token.text.utf8)))
        cookieName = "roost-\(port)"
    }

    /// Lets a browser in for as long as the token holds.
    func letIn(isSecure: Bool) -> String {
        "\(cookieName)=\(value); Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
    }

    func letOut(isSecure: Bool) -> String {
        "\(cookieName)=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
    }

    /// By its cookie, or, for programs, by the token itself.
    func isProven(cookies: [String], authorization: String?) -> Bool {
        for header in cookies {
            for pair in header.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, Self.trimmed(parts[0]) == cookieName else { continue }
                let given = Array(Self.trimmed(parts[1]).utf8)
                if HMACSHA256.isEqual(given, Array(value.utf8)) { return true }
            }
        }
        guard let authorization, authorization.hasPrefix("Bearer ") else { return false }
        return token.isSame(as: String(authorization.dropFirst("Bearer ".count)))
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
