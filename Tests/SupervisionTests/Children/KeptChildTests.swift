import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct KeptChildTests {
    private let scratch: TemporaryHome
    private let clock = SystemClock()
    private let loop: EventLoop
    private let journal: DaemonJournal
    private let log: DaemonLog

    init() throws {
        scratch = try TemporaryHome()
        loop = try EventLoop()
        let metadata = SessionMetadata(
            session: try SessionID("ses-2026-11-21-abcdef"),
            kind: .daemon,
            startedAt: clock.now().wall,
            pid: 7
        )
        log = DaemonLog(disk: SystemDisk(), clock: clock)
        let home = HomePaths(root: scratch.path)
        journal = DaemonJournal(
            try SessionWriter.begin(metadata, in: home, disk: SystemDisk(), clock: clock),
            log: log
        )
    }

    private func child(_ script: String) throws -> KeptChild {
        let path = scratch.path("roost-index")
        try Programs.make(path, "#!/bin/sh\n\(script)\n")
        return KeptChild(
            path,
            home: scratch.path,
            environment: Environment(["PATH": "/usr/bin:/bin"]),
            processes: SystemProcesses(),
            loop: loop,
            clock: clock,
            journal: journal,
            log: log
        )
    }

    private func turn(until isTrue: () throws -> Bool) throws -> Bool {
        try Eventually.wait(upTo: .seconds(30)) {
            try loop.turn(upTo: .milliseconds(10))
            return try isTrue()
        }
    }

    @Test func itIsStartedAgainAndThatIsRecorded() throws {
        var noted: [Event] = []
        journal.hear = { noted.append($0) }
        let child = try child(#"echo "$@" >> "\#(scratch.path)/starts"; exit 3"#)
        child.start()
        #expect(try turn { noted.count >= 2 })
        #expect(noted[0].message == "roost-index has ended: exit code 3; it is started again")
        let pauses = noted.prefix(2).map { $0.data["details"]?.objectValue?["pause_ms"]?.integerValue }
        #expect(pauses == [250, 500])
        var isStopped = false
        child.stop { isStopped = true }
        #expect(try turn { isStopped })
        let starts = try SystemDisk().readAll(scratch.path("starts"), bytesMax: 4096)
        #expect(
            String(decoding: starts, as: UTF8.self).hasPrefix(
                "--with-parent \(ProcessIdentity.ownPID) \(scratch.path)\n--with-p"
            )
        )
    }

    @Test func itIsAskedToEndAndNotStartedAgain() throws {
        var noted: [Event] = []
        journal.hear = { noted.append($0) }
        let child = try child("exec sleep 60")
        child.start()
        #expect(child.pid != nil)
        var isStopped = false
        child.stop { isStopped = true }
        #expect(try turn { isStopped })
        #expect(child.pid == nil && noted.isEmpty)
    }

    @Test func aProgramThatIsNotThereIsTriedAgain() throws {
        var noted: [Event] = []
        journal.hear = { noted.append($0) }
        let child = try child("")
        try SystemDisk().remove(scratch.path("roost-index"))
        child.start()
        #expect(try turn { noted.count >= 2 })
        #expect(noted[0].message.contains("could not be started"))
        #expect(child.trouble?.hasPrefix("roost-index could not be started") == true)
        #expect(child.failureCount >= 2)
        child.stop {}
        #expect(child.trouble == nil && !child.isWanted)
    }

    /// What each start was told.
    private func starts() throws -> [String] {
        guard try SystemDisk().exists(scratch.path("starts")) else { return [] }
        let text = String(decoding: try SystemDisk().readAll(scratch.path("starts"), bytesMax: 4096), as: UTF8.self)
        return text.split(separator: "\n").map(String.init)
    }

    private var writingDown: String { #"echo "$@" >> "\#(scratch.path)/starts"; exec sleep 60"# }

    @Test func itIsToldMoreBetweenItsParentAndItsHome() throws {
        let child = try child(writingDown)
        child.start(["--port", "80"])
        #expect(try turn { try !starts().isEmpty })
        #expect(try starts() == ["--with-parent \(ProcessIdentity.ownPID) --port 80 \(scratch.path)"])
        child.stop()
    }

    @Test func whatIsStartedWithOtherWordsIsFollowedByAnotherAtOnce() throws {
        var noted: [Event] = []
        journal.hear = { noted.append($0) }
        let child = try child(writingDown)
        child.start(["--port", "80"])
        #expect(try turn { try starts().count == 1 })
        let first = child.pid
        child.start(["--port", "80"])
        #expect(child.pid == first)
        child.start(["--port", "81"])
        #expect(try turn { try starts().count == 2 })
        #expect(try starts()[1].contains("--port 81"))
        child.renew()
        #expect(try turn { try starts().count == 3 })
        #expect(try starts()[2] == starts()[1])
        #expect(noted.isEmpty && child.failureCount == 0)
        child.stop()
    }

    @Test func whatIsWantedAgainWhileItEndsIsThereAgain() throws {
        let child = try child(writingDown)
        child.start()
        #expect(try turn { try starts().count == 1 })
        var isStopped = false
        child.stop { isStopped = true }
        child.start()
        #expect(try turn { try starts().count == 2 })
        #expect(isStopped && child.isWanted && child.pid != nil)
        child.stop()
    }

    @Test func nobodyWhoIsNotWantedIsRenewed() throws {
        let child = try child(writingDown)
        child.renew()
        #expect(child.pid == nil && !child.isWanted)
    }
}
