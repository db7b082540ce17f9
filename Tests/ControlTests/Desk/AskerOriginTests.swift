import Domain
import TestSupport
import Testing

@testable import Control
@testable import Platform

@Suite struct AskerOriginTests {
    private static let home = "/home/me/.roost"

    private func link(_ pid: Int32, parent: Int32, _ change: (inout ProcessLink) -> Void = { _ in }) -> ProcessLink {
        var link = ProcessLink(ProcessIdentity(boot: "b", pid: pid, startTicks: UInt64(pid)), parent: parent)
        change(&link)
        return link
    }

    private func decide(_ change: (inout ProcessLink) -> Void, runs: Set<RunID> = []) -> AskerOrigin {
        AskerOrigin.decide(
            [link(30, parent: 20), link(20, parent: 1, change), link(1, parent: 0)],
            home: Self.home,
            runs: runs
        )
    }

    @Test func whoHasNoMarkAboveIsAPerson() {
        #expect(decide { _ in } == .person)
        #expect(decide { $0.isReadable = false } == .person)
        #expect(AskerOrigin.person.role == .owner)
    }

    @Test func aMarkOfThisHomeIsThatOfARun() throws {
        let run = try RunID("run-1")
        #expect(decide { $0.mark = RunMark("run-1") } == .insideRun(run))
        #expect(
            decide {
                $0.mark = RunMark("run-1")
                $0.home = Self.home
            } == .insideRun(run)
        )
        #expect(decide { $0.mark = RunMark("what / ever") } == .insideRun(nil))
        #expect(AskerOrigin.insideRun(nil).role == .observer)
    }

    @Test func aMarkOfAnotherHomeIsNotOursUnlessItsRunIs() throws {
        let run = try RunID("run-1")
        let other: (inout ProcessLink) -> Void = {
            $0.mark = RunMark("run-1")
            $0.home = "/tmp/other"
        }
        #expect(decide(other) == .person)
        #expect(decide(other, runs: [run]) == .insideRun(run))
    }

    @Test func theControlGroupOfARunTellsWhoCleanedItsEnvironment() throws {
        let run = try RunID("run-20261121-010203-456789-7k2mq9")
        let group = RunMark.run(ofGroup: "/user.slice/\(RunMark.groupName(run))/below")
        #expect(group == run)
        #expect(RunMark.run(ofGroup: "/user.slice/roost.service") == nil)
        #expect(decide({ $0.group = group }, runs: [run]) == .insideRun(run))
        #expect(decide { $0.group = group } == .person)
    }

    @Test func aKnownAgentAboveTellsIt() {
        let chain = [link(30, parent: 20), link(20, parent: 1), link(1, parent: 0)]
        #expect(AskerOrigin.decide(chain, home: Self.home, agents: [chain[1].identity]) == .insideRun(nil))
    }

    @Test func whoCannotBeLookedAtMayOnlyLook() {
        #expect(AskerOrigin.decide([], home: Self.home).role == .observer)
        #expect(AskerOrigin.decide([link(30, parent: 20)], home: Self.home).role == .observer)
        let hidden = link(30, parent: 0) { $0.isReadable = false }
        #expect(AskerOrigin.decide([hidden], home: Self.home).role == .observer)
    }

    // MARK: - With real processes

    private func find(_ pid: Int32, home: String, claimed: ProcessIdentity? = nil) throws -> AskerOrigin {
        let found = try SystemProcesses().identity(of: pid)
        let identity = try #require(claimed ?? found)
        return AskerOrigin.find(
            PeerCredentials(pid: pid, uid: 0, gid: 0),
            Hello.Client(.known(.command), identity: identity),
            home: home
        )
    }

    /// An orphan that waits, and what it was started with.
    private func orphan(_ environment: [String]) throws -> ProcessIdentity {
        let call = ProgramCall(
            "/bin/sh",
            ["-c", "sleep 600 >/dev/null 2>&1 & echo $!"],
            environment: ["PATH=/usr/bin:/bin"] + environment
        )
        let pid = try #require(Int32(try call.run().text.filter(\.isNumber)))
        return try #require(try SystemProcesses().identity(of: pid))
    }

    private func end(_ process: ProcessIdentity) throws {
        _ = try SystemProcesses().signal(process, .kill)
    }

    @Test func thisProcessIsAPersonAndAnotherInItsPlaceIsNobody() throws {
        #expect(try find(ProcessIdentity.ownPID, home: "/nowhere") == .person)
        let own = try #require(try SystemProcesses().identity(of: ProcessIdentity.ownPID))
        let earlier = ProcessIdentity(boot: own.boot, pid: own.pid, startTicks: own.startTicks &- 1)
        #expect(try find(own.pid, home: "/nowhere", claimed: earlier).role == .observer)
        #expect(try find(0, home: "/nowhere", claimed: own).role == .observer)
    }

    @Test func anOrphanOfARunIsKnownByItsMark() throws {
        let process = try orphan(["ROOST_RUN=run-1", "ROOST_HOME=/h"])
        #expect(try find(process.pid, home: "/h") == .insideRun(try RunID("run-1")))
        #expect(try find(process.pid, home: "/other") == .person)
        try end(process)
        let hasEnded = try Eventually.wait(upTo: .seconds(60)) { try !SystemProcesses().isAlive(process) }
        #expect(hasEnded)
        #expect(try find(process.pid, home: "/h", claimed: process).role == .observer)
    }

    @Test func aChildOfARunIsKnownByItsParent() throws {
        let scratch = try TemporaryHome()
        // The child has another environment; its parent, which waits for it, has the mark.
        let call = "env -i sh -c 'sleep 600 >/dev/null 2>&1 & echo $! > \"$0\"; wait' \"$PLACE\""
        var child = try SystemProcesses().spawn(
            SpawnRequest(
                "/bin/sh",
                ["-c", "\(call); true"],
                environment: [
                    "PATH=/usr/bin:/bin", "ROOST_RUN=run-7", "ROOST_HOME=/h", "PLACE=\(scratch.path("pid"))",
                ]
            )
        )
        var pid: Int32?
        _ = try Eventually.wait(upTo: .seconds(60)) {
            guard try SystemDisk().exists(scratch.path("pid")) else { return false }
            let bytes = try SystemDisk().readAll(scratch.path("pid"), bytesMax: 64)
            pid = Int32(String(decoding: bytes, as: UTF8.self).filter(\.isNumber))
            return bytes.last == UInt8(ascii: "\n")
        }
        let sleeper = try #require(pid)
        let identity = try #require(try SystemProcesses().identity(of: sleeper))
        #expect(try find(sleeper, home: "/h") == .insideRun(try RunID("run-7")))
        try end(identity)
        let isOver = try child.wait(upTo: .seconds(60)) != nil
        #expect(isOver)
    }
}
