import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

@Suite struct RoomReserveTests {
    private let runs: RunFixture
    private let paths: RunPaths

    init() throws {
        runs = try RunFixture(for: "RoomReserveTests")
        paths = try runs.prepare().paths
    }

    private var path: String { "\(paths.directory)/\(RoomReserve.fileName)" }

    private func exists() throws -> Bool { try SystemDisk().exists(path) }

    @Test func roomIsHeldUntilItIsGiven() throws {
        let disk = FaultyDisk(counting: [.reserve, .remove])
        var reserve = RoomReserve(paths, disk)
        reserve.give()
        #expect(disk.operations == [])
        for _ in 0..<2 { reserve.take() }
        #expect(try exists())
        #expect(try SystemDisk().status(of: path)?.bytes == 0, "it is room, and no bytes")
        for _ in 0..<2 { reserve.give() }
        #expect(try !exists())
        #expect(disk.operations == [.reserve, .remove])
        reserve.take()
        #expect(try exists())
    }

    @Test(arguments: [Errno.noSpace, .notSupported])
    func aDiskThatHoldsNoRoomIsUsedWithout(_ errno: Errno) throws {
        let disk = FaultyDisk(SystemDisk(), [1: .fail(errno)], counting: [.reserve])
        var reserve = RoomReserve(paths, disk)
        reserve.take()
        reserve.give()
        #expect(try !exists())
    }

    @Test func whatAnotherRecorderLeftIsTakenOver() throws {
        var first = RoomReserve(paths, SystemDisk())
        first.take()
        var second = RoomReserve(paths, SystemDisk())
        second.take()
        second.give()
        #expect(try !exists())
        first.give()
    }
}
