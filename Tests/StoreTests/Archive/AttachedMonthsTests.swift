import Domain
import Platform
import Store
import TestSupport
import Testing

@Suite struct AttachedMonthsTests {
    @Test func whatWasWrittenIsReadAndWhatIsNoListIsNamed() throws {
        let scratch = try TemporaryHome(for: "AttachedMonthsTests")
        let month = try #require(CivilMonth("2026-11"))
        let attached = AttachedMonths(in: scratch.path("archive"))
        #expect(try attached.read(on: SystemDisk()) == [:])
        try attached.write([month: "/disk"], on: SystemDisk())
        #expect(try attached.read(on: SystemDisk()) == [month: "/disk"])
        try SystemDisk().replaceFile(attached.path, with: Array("{}".utf8))
        #expect(throws: PlatformError.self) { _ = try attached.read(on: SystemDisk()) }
    }
}
