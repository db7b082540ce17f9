/// Why bytes are no index of secrets.
package enum SecretsIndexError: Error, Hashable, Sendable, CustomStringConvertible {
    case notAnIndex
    case wrongSize(bytes: Int, records: UInt64)
    case wrongLength(record: Int)

    package var description: String {
        switch self {
        case .notAnIndex: "it does not begin as an index of secrets does"
        case .wrongSize(let bytes, let records): "\(bytes) bytes do not hold the \(records) records that it claims"
        case .wrongLength(let record): "record \(record) is of a secret that is too short"
        }
    }
}
