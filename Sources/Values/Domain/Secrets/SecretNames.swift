/// Which values of an environment are secrets, told by the names that they bear.
package enum SecretNames {
    /// A shorter value stands by chance in too many places to be hidden everywhere.
    package static let bytesMin = 8

    private static let marks = ["key", "token", "secret", "passw", "credential", "auth", "dsn"].map { Array($0.utf8) }
    private static let author = Array("author".utf8)
    private static let authorize = [Array("authoriz".utf8), Array("authoris".utf8)]

    package static func isSecret(name: String, value: String) -> Bool {
        value.utf8.count >= bytesMin && marksSecret(name)
    }

    /// Whether one of the marks stands in the name, in letters of any case. `AUTHOR` is none: git has the user's own
    /// name under it, and a record in which that is hidden is hard to read.
    package static func marksSecret(_ name: String) -> Bool {
        let name = name.utf8.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 + 32 : $0 }
        return name.indices.contains { start in
            let rest = name[start...]
            guard marks.contains(where: { rest.starts(with: $0) }) else { return false }
            return !rest.starts(with: author) || authorize.contains { rest.starts(with: $0) }
        }
    }
}
