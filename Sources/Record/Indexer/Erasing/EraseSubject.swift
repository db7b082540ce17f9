package import Domain

/// What is erased, by a name that can stand in the record for ever.
package enum EraseSubject: Hashable, Sendable {
    /// A keyed hash, by which it is known again to whoever has it and the key of the home.
    case secret(fingerprint: String)
    case run(RunID)

    /// Enough of it to type.
    private static let nameLength = 12

    package static func secret(_ secret: [UInt8], key: [UInt8]) -> EraseSubject {
        .secret(fingerprint: Hex.encode(HMACSHA256.code(secret, key: key)))
    }

    /// What a person types who means it.
    package var name: String {
        switch self {
        case .secret(let fingerprint): String(fingerprint.prefix(Self.nameLength))
        case .run(let run): run.text
        }
    }

    var noun: String {
        switch self {
        case .secret: "secret"
        case .run: "run"
        }
    }
}
