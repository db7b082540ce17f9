import Control
import Domain
import Glibc
import JSON
import Journal
import Platform
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct WebKeeperTests {
    private let scratch: TemporaryHome
    private let clock = SystemClock()
    private let disk = SystemDisk()
    private let loop: EventLoop
    private let journal: DaemonJournal
    private let child: KeptChild
    private let folder: WebFolder

    init() throws {
        scratch = try TemporaryHome()
        loop = try EventLoop()
        let metadata = SessionMetadata(
            session: try SessionID("ses-2026-11-21-abcdef"),
            kind: .daemon,
            startedAt: clock.now().wall,
            pid: 7
        )
        let log = DaemonLog(disk: disk, clock: clock)
        let home = HomePaths(root: scratch.path)
        journal = DaemonJournal(try SessionWriter.begin(metadata, in: home, disk: disk, clock: clock), log: log)
        let program = scratch.path("roost-web")
        try Programs.make(program, "#!/bin/sh\necho \"$@\" >> \"\(scratch.path)/starts\"\nexec sleep 60\n")
        child = KeptChild(
            program,
            home: scratch.path,
            environment: Environment(["PATH": "/usr/bin:/bin"]),
            processes: SystemProcesses(),
            loop: loop,
            clock: clock,
            journal: journal,
            log: log
        )
        folder = WebFolder(ofHome: scratch.path)
    }

    private func keeper(_ settings: Settings = Settings()) -> WebKeeper {
        WebKeeper(child, folder, settings, journal, on: disk)
    }

    private func settings(enabled: Bool, port: Int = 0) -> Settings {
        var settings = Settings()
        settings.set(Setting.webEnabled, to: enabled, by: "--test")
        settings.set(Setting.webPort, to: port, by: "--test")
        return settings
    }

    /// What each start was told behind whose child it is.
    private func starts() throws -> [String] {
        guard try disk.exists(scratch.path("starts")) else { return [] }
        let text = String(decoding: try disk.readAll(scratch.path("starts"), bytesMax: 4096), as: UTF8.self)
        let common = "--with-parent \(ProcessIdentity.ownPID) "
        return text.split(separator: "\n").map { String($0.dropFirst(common.count)) }
    }

    private func turn(until isTrue: () throws -> Bool) throws -> Bool {
        try Eventually.wait(upTo: .seconds(30)) {
            try loop.turn(upTo: .milliseconds(10))
            return try isTrue()
        }
    }

    @Test func nobodyIsServedUnlessSomebodyWishesIt() throws {
        let keeper = keeper()
        keeper.begin()
        #expect(keeper.pid == nil)
        #expect(keeper.answer(.tell) == .done("browsers are not served", data: ["wanted": false]))
    }

    @Test func aWishIsKeptForTheNextDaemonUntilItIsTakenBack() throws {
        let first = keeper()
        first.begin()
        let answer = first.answer(.on(WebWish(port: 80, isReadOnly: true)))
        #expect(answer.isOK && answer.data?["wanted"] == true)
        #expect(answer.data?["pid"]?.integerValue == child.pid.map { Int64($0) })
        #expect(try turn { try starts() == ["--read-only --port 80 \(scratch.path)"] })
        var isOver = false
        first.end { isOver = true }
        #expect(try turn { isOver })

        let second = keeper()
        second.begin()
        #expect(try turn { try starts().count == 2 })
        #expect(try starts()[1] == starts()[0])
        #expect(second.answer(.off).data?["wanted"] == false)
        #expect(try turn { second.pid == nil })
        #expect(try folder.wish(on: disk) == nil)
        #expect(second.answer(.off).detail == "nobody was served")
    }

    @Test func theSettingsHaveItServedAsWell() throws {
        let keeper = keeper(settings(enabled: true))
        keeper.begin()
        #expect(try turn { try starts() == [scratch.path] })
        #expect(keeper.answer(.off).detail.contains("web.enabled"))
        #expect(try turn { keeper.pid == nil })
    }

    @Test func whatTheServerGoesByIsReadAnew() throws {
        let keeper = keeper(settings(enabled: false))
        keeper.begin()
        keeper.take(settings(enabled: false))
        #expect(keeper.pid == nil)
        keeper.take(settings(enabled: true))
        #expect(try turn { try starts().count == 1 })
        let first = keeper.pid
        keeper.take(settings(enabled: true))
        #expect(keeper.pid == first)
        keeper.take(settings(enabled: true, port: 9000))
        #expect(try turn { try starts().count == 2 })
        keeper.take(settings(enabled: false))
        #expect(try turn { keeper.pid == nil })
    }

    @Test func whatWebhooksGoByIsReadAnewAsWell() throws {
        var settings = settings(enabled: true)
        let keeper = keeper(settings)
        keeper.begin()
        #expect(try turn { try starts().count == 1 })
        settings.set(Setting.webhookPort, to: 9001, by: "--test")
        keeper.take(settings)
        #expect(try turn { try starts().count == 2 })
        let secret = scratch.path("secret")
        try disk.createFile(secret, with: Array("one".utf8))
        settings.set(Setting.webhookSecret, to: secret, by: "--test")
        keeper.take(settings)
        #expect(try turn { try starts().count == 3 })
        // The same path with another secret in it.
        try disk.replaceFile(secret, with: Array("two".utf8))
        keeper.take(settings)
        #expect(try turn { try starts().count == 4 })
        var isOver = false
        keeper.end { isOver = true }
        #expect(try turn { isOver })
    }

    @Test func aWishThatCannotBeReadIsTold() throws {
        try folder.secure(on: disk)
        try disk.createFile(folder.wanted, with: Array("on".utf8))
        var noted: [Event] = []
        journal.hear = { noted.append($0) }
        let keeper = keeper()
        keeper.begin()
        #expect(keeper.pid == nil)
        #expect(noted.count == 1 && noted[0].message.contains("web/wanted"))
    }

    @Test func aFolderThatOthersMayReadIsNotServedFrom() throws {
        try disk.makeFolder(folder.path)
        try disk.makeFolder(folder.codes)
        chmod(folder.path, 0o755)
        let answer = keeper().answer(.on(WebWish()))
        #expect(!answer.isOK && answer.detail.contains(folder.path))
        #expect(child.pid == nil)
    }
}
