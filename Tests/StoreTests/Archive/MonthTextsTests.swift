import Domain
import Platform
import TestSupport
import Testing

@testable import Store

@Suite struct MonthTextsTests {
    private let home: TemporaryHome
    private let now = WallTime(nanoseconds: 1_795_222_923_000_000_000)

    init() throws { home = try TemporaryHome(for: "MonthTextsTests") }

    private func titles(_ file: MonthFile) throws -> [String?] {
        try file.open().rows("SELECT title FROM tasks ORDER BY task_id") { $0.text(0) }
    }

    @Test func whatIsWrittenOverInItsTextsIsInNoByteOfTheNewFileAndAllElseIsAsItWas() throws {
        let secret = String(repeating: "größe-", count: 900)
        let file = MonthFile(home.path("kept-2026-11.db"), on: SystemDisk(), at: now)
        try file.write { (unfinished) throws(StoreError) in
            let made = try file.begin(unfinished, [])
            let insert =
                "INSERT INTO tasks(detected_at, source, status, task_id, title) VALUES('', 'run', 'done', ?, ?)"
            try made.run(insert, "gh-1", "the \(secret)")
            try made.run(insert, "gh-2", "nothing")
            try made.run(insert, "gh-3", "\(secret) and \(secret)")
            try MonthFile.close(made)
        }
        let ranges = try MonthTexts(of: file).ranges(of: SecretSearch(Array(secret.utf8)))
        #expect(ranges.count == 3)
        let made = MonthFile(home.path("made.db"), on: SystemDisk(), at: now)
        try MonthTexts(of: file).write(without: ranges, to: made.path)
        let stars = String(repeating: "*", count: secret.utf8.count)
        #expect(try titles(made) == ["the \(stars)", "nothing", "\(stars) and \(stars)"])
        let bytes = try SystemDisk().readAll(made.path, bytesMax: 1 << 24)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("größe"))
        #expect(try made.findings() == [] && MonthTexts(of: made).ranges(of: SecretSearch(Array(secret.utf8))) == [])
    }
}
