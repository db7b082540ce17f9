import Domain
import Platform
import Testing

@testable import Control

@Suite struct ProcessLinkTests {
    @Test func theChainGoesFromAProcessToTheFirst() throws {
        let own = try #require(try SystemProcesses().identity(of: ProcessIdentity.ownPID))
        let chain = ProcessLink.chain(from: own.pid, claimed: own)
        #expect(chain.first?.identity == own && chain.first?.isReadable == true)
        #expect(chain.last?.isFirst == true && chain.count <= ProcessLink.chainMax)
        for (child, parent) in zip(chain, chain.dropFirst()) {
            #expect(child.parent == parent.identity.pid)
            #expect(parent.identity.startTicks <= child.identity.startTicks)
        }
    }

    @Test func ofAnotherProcessThanTheClaimedOneThereIsNone() throws {
        let own = try #require(try SystemProcesses().identity(of: ProcessIdentity.ownPID))
        let other = ProcessIdentity(boot: own.boot, pid: own.pid, startTicks: own.startTicks &+ 1)
        #expect(ProcessLink.chain(from: own.pid, claimed: other).isEmpty)
        #expect(ProcessLink.chain(from: 0, claimed: own).isEmpty)
    }
}
