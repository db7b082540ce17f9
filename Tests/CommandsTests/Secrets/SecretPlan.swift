import Domain
import JSON
import TestSupport

/// Two hundred secrets as people and agents have them: tokens of known forms, and values of the run's own environment
/// as they are, in base64, in addresses and in JSON.
struct SecretPlan {
    static let countMax = 200
    private static let ownCount = 24

    /// The environment that the own values come from.
    let environment: [String: String]
    /// As each is printed.
    let secrets: [String]

    init(seed: UInt64 = 7) {
        var random = SeededGenerator(seed: seed)
        var own: [String] = []
        for number in 0..<Self.ownCount { own.append(Self.own(number, &random)) }
        environment = Dictionary(
            uniqueKeysWithValues: own.enumerated().map { ("PLANTED_\($0)_\($0 % 2 == 0 ? "TOKEN" : "PASSWORD")", $1) }
        )
        var all: [String] = []
        for value in own {
            for form in SecretForm.allCases {
                let writings = form.writings(of: Array(value.utf8))
                if let writing = writings.last { all.append(String(decoding: writing, as: UTF8.self)) }
            }
        }
        var form = 0
        while all.count < Self.countMax {
            all.append(Self.known(form, &random))
            form += 1
        }
        var seen: Set<String> = []
        secrets = all.filter { seen.insert($0).inserted }
    }

    private static func draw(_ count: Int, of letters: String, _ random: inout SeededGenerator) -> String {
        let letters = Array(letters)
        return "a1A" + String((3..<count).map { _ in letters[Int(random.next() % UInt64(letters.count))] })
    }

    private static let words = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

    /// Also with what JSON and addresses write otherwise, and with blanks.
    private static func own(_ number: Int, _ random: inout SeededGenerator) -> String {
        let first = draw(12, of: words, &random)
        let last = draw(10, of: words, &random)
        return switch number % 6 {
        case 0: "own-\(first)-\(last)"
        case 1: "own \(first) with blanks \(last)"
        case 2: "own/\(first)+\(last)=="
        case 3: "own\"\(first)\\\(last)\""
        case 4: "postgres://user:\(first)%\(last)@db.example:5432/x?y=1&z=2"
        default: "ownÄ\(first)'\(last)<>"
        }
    }

    private static func known(_ number: Int, _ random: inout SeededGenerator) -> String {
        func token(_ count: Int) -> String { draw(count, of: words, &random) }
        let hex = (0..<4).map { _ in Hex.encode(random.next()) }.joined()
        return switch number % 13 {
        case 0: "sk-ant-api03-\(token(93))AA"
        case 1: "sk-proj-\(token(100))"
        case 2: "sk-or-v1-\(hex)"
        case 3: "ghp_\(token(36))"
        case 4: "github_pat_\(token(22))_\(token(59))"
        case 5: "xoxb-\(1_000_000_000 + random.next() % 1_000_000_000)-\(token(24))"
        case 6: "eyJ\(token(30)).eyJ\(token(60)).\(token(43))"
        case 7: "AKIA\(token(16).uppercased())"
        case 8: "AIza\(token(35))"
        case 9: "whsec_\(token(32))"
        case 10: "sbp_\(hex.prefix(40))"
        case 11: "ghs_\(token(36))"
        default: "sk-svcacct-\(token(60))"
        }
    }
}
