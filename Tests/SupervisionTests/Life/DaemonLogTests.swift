import Domain
import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct DaemonLogTests {
    @Test func aLineSaysWhenAndHowGrave() throws {
        try TemporaryHome.with { scratch in
            let log = DaemonLog(disk: SystemDisk(), clock: ManualClock())
            log.say(.info, "before there is a file")
            try log.open(scratch.path("daemon.log"), takesErrors: false)
            log.say(.warn, "the disk is full")
            let text = try SystemDisk().readAll(scratch.path("daemon.log"), bytesMax: 4096)
            #expect(String(decoding: text, as: UTF8.self) == "2026-11-21T01:02:03.456789Z warn the disk is full\n")
            #expect(log.number() != nil)
        }
    }
}
