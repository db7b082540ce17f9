import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct IndexChildTests {
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

    private func child(_ script: String) throws -> IndexChild {
        let path = scratch.path("roost-index")
        try Programs.make(path, "#!/bin/sh\n\(script)\n")
        return IndexChild(
            program: path,
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
        child.stop {}
    }
}
