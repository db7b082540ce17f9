/// How a secret may be written where it shows up.
package enum SecretForm: UInt8, Sendable, CaseIterable {
    case plain = 0
    case base64 = 1
    case url = 2
    /// Within the quotes of a JSON text, as agents that speak JSON print it.
    case json = 3

    /// All writings of the secret in this form that differ from one another, the shortest ones of no use left out.
    package func writings(of secret: [UInt8]) -> [[UInt8]] {
        let all =
            switch self {
            case .plain: [secret]
            case .base64: Base64Writing.all(of: secret)
            case .url: URLWriting.all(of: secret)
            case .json: JSONWriting.all(of: secret)
            }
        var seen: Set<[UInt8]> = []
        return all.filter { $0.count >= SecretNames.bytesMin && seen.insert($0).inserted }
    }
}
