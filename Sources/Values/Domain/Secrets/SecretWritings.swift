/// All ways in which a secret that one has may be written: those of `secrets.idx`, and each of them within JSON, and
/// within JSON that is text of JSON.
package enum SecretWritings {
    private static let nestingMax = 3

    package static func all(of secret: [UInt8]) -> [[UInt8]] {
        var last = SecretForm.allCases.flatMap { $0.writings(of: secret) }
        var all: [[UInt8]] = []
        var seen: Set<[UInt8]> = []
        for _ in 0...nestingMax {
            let new = last.filter { seen.insert($0).inserted }
            all += new
            last = new.flatMap { SecretForm.json.writings(of: $0) }
        }
        return all
    }
}
