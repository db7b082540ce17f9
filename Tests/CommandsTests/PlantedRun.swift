import Domain
import Journal
import Platform
import TestSupport

/// A run that printed secrets of all kinds in all places, as no run should.
struct PlantedRun {
    static let own = "Own/Secret+of7the\"planted\"run"
    private static let key = (0..<32).map { UInt8($0 * 7) }

    let paths: RunPaths
    /// No part of an answer may hold any of these.
    private(set) var secrets: [String] = []

    /// Fifty secrets, each in a place of its own.
    init(in fixture: LogFixture, count: Int = 50) throws {
        let disk = SystemDisk()
        var run = try fixture.begin()
        paths = run.paths
        try disk.createFile(fixture.home.redactionKey, with: Self.key)
        let index = SecretsIndex(environment: ["PLANTED_TOKEN": Self.own], key: Self.key)
        try disk.createFile(paths.secretsIndex, with: index.bytes)
        for number in 0..<count {
            let secret = Self.secret(number)
            secrets.append(secret)
            try Self.plant(secret, number, in: &run)
            fixture.clock.advance(by: .milliseconds(1))
        }
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
    }

    /// Which of them a text holds, also where colours stand between their letters.
    func found(in text: String) -> [String] {
        let plain = text.replacing("\u{1B}[31m", with: "").replacing("\\u001b[31m", with: "")
        return secrets.filter { plain.contains($0) || text.contains($0) }
    }

    private static func secret(_ number: Int) -> String {
        func letters(_ count: Int) -> String {
            let all = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
            return "a1A" + String((3..<count).map { all[($0 * 7 + number * 31 + $0 * number) % all.count] })
        }
        let form = SecretForm.allCases[number / 10 % SecretForm.allCases.count]
        let writings = form.writings(of: Array(own.utf8))
        switch number % 10 {
        case 0: return "sk-ant-api03-\(letters(93))AA"
        case 1: return "sk-proj-\(letters(80))"
        case 2: return "ghp_\(letters(36))"
        case 3: return "xoxb-1234567890-\(letters(24))"
        case 4: return "eyJ\(letters(30)).eyJ\(letters(60)).\(letters(43))"
        case 5: return "AKIA1234567890ABC\(number + 100)"
        case 6: return "sk-or-v1-\(String(repeating: "0123abcd", count: 8))"
        default: return String(decoding: writings[number % writings.count], as: UTF8.self)
        }
    }

    private static func plant(_ secret: String, _ number: Int, in run: inout RunWriter) throws {
        let half = secret.index(secret.startIndex, offsetBy: secret.count / 2)
        let (front, back) = (secret[..<half], secret[half...])
        // One of each ten is in each place once in fifty.
        switch (number + number / 10) % 5 {
        case 0:
            try run.write("line \(number): \(front)", to: .stdout)
            try run.write("oops in between\n", to: .stderr)
            try run.write("\(back) after\n", to: .stdout)
        case 1: try run.write("error \(number): \(secret)\n", to: .stderr)
        case 2: try run.write("{\"type\":\"text\",\"text\":\"see \(escaped(secret)) here\"}\n", to: .stdout)
        case 3: try run.write("coloured \(number): \(front)\u{1B}[31m\(back)\u{1B}[0m\n", to: .stdout)
        default:
            // The secret lies over the edge of two pieces.
            let filling = String(repeating: "long ", count: (64 << 10) / 5 - 3)
            try run.write("\(filling)\(secret) \(filling)\n", to: number % 2 == 0 ? .stdout : .stderr)
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
}
