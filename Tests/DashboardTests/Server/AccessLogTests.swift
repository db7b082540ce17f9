import Control
import Platform
import TestSupport
import Testing

@testable import Dashboard

@Suite struct AccessLogTests {
    private let home: TemporaryHome
    private let loop: EventLoop

    init() throws {
        home = try TemporaryHome(for: "AccessLogTests")
        loop = try EventLoop()
    }

    private func log() -> AccessLog {
        AccessLog(home.path("access.log"), on: SystemDisk(), clock: SystemClock(), loop: loop)
    }

    private func text(_ name: String = "access.log") throws -> String {
        String(decoding: try SystemDisk().readAll(home.path(name), bytesMax: 1 << 20), as: UTF8.self)
    }

    @Test func aLineSaysWhoAskedForWhatAndNotForWhichWords() throws {
        let log = log()
        log.note(.made(.get, "/api/v1/search?q=my+secret"), .ok, count: 12)
        log.flush()
        let line = try text()
        #expect(line.hasSuffix(" - GET /api/v1/search 200 12\n") && !line.contains("secret"))
    }

    @Test func aStreamIsInItAsSoonAsItBegins() throws {
        let trial = try WebTrial()
        let reader = try EventReader(trial, "?topics=flock")
        let isNoted = try Eventually.wait(upTo: .seconds(60)) {
            let file = trial.folder.accessLog
            guard try trial.disk.exists(file) else { return false }
            let text = String(decoding: try trial.disk.readAll(file, bytesMax: 1 << 20), as: UTF8.self)
            return text.contains(" GET /api/v1/stream 200 0\n")
        }
        #expect(isNoted)
        reader.close()
    }

    @Test func nothingInItCommandsATerminal() throws {
        let log = log()
        log.note(.made(.get, "/\u{1b}]52;c;x\u{7}\n/fake"), .badRequest, count: 0)
        log.flush()
        let line = try text()
        #expect(line.split(separator: "\n").count == 1 && !line.unicodeScalars.contains("\u{1b}"))
    }

    @Test func itNeverGrowsBeyondItsLimit() throws {
        let log = log()
        try SystemDisk().createFile(
            home.path("access.log"),
            with: [UInt8](repeating: 10, count: Int(AccessLog.bytesMax) + 1)
        )
        log.note(.made(.get, "/"), .ok, count: 1)
        log.flush()
        #expect(try text().split(separator: "\n").count == 1)
        #expect(try SystemDisk().exists(home.path("access.log.old")))
    }
}
