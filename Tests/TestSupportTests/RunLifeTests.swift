import Domain
import Journal
import Platform
import TestSupport
import Testing

@Suite struct RunLifeTests {
    private let plan = LifePlan(seed: 4)

    private func live(_ home: TemporaryHome, _ disk: any Disk) -> (said: [Acknowledgement], error: (any Error)?) {
        var said: [Acknowledgement] = []
        do {
            try LifeTrial.live(plan, in: home.path, disk) { said.append($0) }
            return (said, nil)
        } catch {
            return (said, error)
        }
    }

    @Test func aLifeSaysWhatItDid() throws {
        let home = try TemporaryHome()
        let (said, error) = live(home, SystemDisk())
        #expect(error == nil)
        guard case .prepared(let directory)? = said.first else { throw Errno.notFound }
        #expect(said.suffix(2) == [.ended(.completed), .digested])
        for channel in Channel.allCases {
            let bytes = try SystemDisk().readAll(RunPaths(directory: directory).log(of: channel), bytesMax: 1 << 20)
            #expect(bytes == plan.output(to: channel))
            #expect(said.contains(.output(channel, end: Int64(bytes.count))))
        }
    }

    /// The writes of a life in their order: the last that a full disk refuses once is made up for, one that fails ends
    /// it.
    @Test func aFullDiskIsWaitedForAndABrokenOneIsNot() throws {
        let home = try TemporaryHome()
        let writes = try LifeTrial(of: plan).operations.filter { $0 == .write }.count
        let full = live(home, FaultyDisk(SystemDisk(), [writes: .fail(.noSpace)], counting: [.write]))
        #expect(full.said.last == .digested)
        let other = try TemporaryHome()
        let broken = live(other, FaultyDisk(SystemDisk(), [writes: .fail(.inputOutput)], counting: [.write]))
        #expect(broken.error is JournalError)
        #expect(!broken.said.contains(.digested))
    }

    @Test func theProgramLivesTheSameLife() throws {
        let home = try TemporaryHome()
        let result = try CommandTester("roost-testbed").arguments("life", home.path, "--seed", "4").run()
        let ours = try TemporaryHome()
        let states = live(ours, SystemDisk()).said.filter { if case .state = $0 { true } else { false } }
        let theirs = result.stdout.split(separator: "\n").compactMap { Acknowledgement(String($0)) }
        #expect(theirs.filter { if case .state = $0 { true } else { false } } == states)
        #expect(theirs.last == .digested)
    }
}
