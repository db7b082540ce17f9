package import Control
package import Domain
package import JSON
package import Platform

/// The shims that are connected, what is asked of them, and what they answer.
package final class ShimPeers {
    /// For how long an answer is waited for.
    package static let patience = Duration.seconds(5)

    /// Nil where the shim is gone, or did not answer.
    package typealias Answered = (RunReply?) -> Void

    private struct Asked {
        let run: RunID
        let due: MonotonicTime
        let answered: Answered
    }

    private let clock: any Clock
    private let send: (JSONObject, ControlPeer) -> Void
    private var peers: [RunID: ControlPeer] = [:]
    private var asked: [Int64: Asked] = [:]
    private var lastID: Int64 = 0

    package init(clock: any Clock, send: @escaping (JSONObject, ControlPeer) -> Void) {
        self.clock = clock
        self.send = send
    }

    package func isConnected(_ run: RunID) -> Bool { peers[run] != nil }

    /// Of two recorders that follow one another the later is the one.
    package func greeted(_ shim: Hello.Shim, _ peer: ControlPeer) { peers[shim.run] = peer }

    /// Answers the run that has no connection any more.
    package func parted(_ peer: ControlPeer) -> RunID? {
        guard case .shim(let shim)? = peer.hello?.sender, peers[shim.run] === peer else { return nil }
        peers[shim.run] = nil
        answerNobody { $0.run == shim.run }
        return shim.run
    }

    /// Answers whether there is somebody to ask.
    package func ask(_ run: RunID, _ wish: RunRequest.Wish, _ answered: @escaping Answered) -> Bool {
        guard let peer = peers[run] else { return false }
        lastID += 1
        asked[lastID] = Asked(
            run: run,
            due: clock.now().monotonic.advanced(by: Self.patience),
            answered: answered
        )
        send(RunRequest(lastID, wish).json, peer)
        return true
    }

    /// The fact that a frame tells; nil where it is an answer, or nothing of a shim's.
    package func heard(_ frame: JSONObject, of run: RunID) -> RunFact? {
        guard frame["id"] == nil else {
            let reply = Deliberate.ignore(because: "an answer that cannot be read is one that did not come") {
                () throws(ControlError) in try RunReply(frame)
            }
            if let reply, asked[reply.id]?.run == run { asked.removeValue(forKey: reply.id)?.answered(reply) }
            return nil
        }
        return Deliberate.ignore(because: "facts are news, and the files of the run tell the same") {
            () throws(ControlError) in try RunFact(frame)
        }
    }

    /// Those who were asked and did not answer in time.
    package func ticked() {
        let now = clock.now().monotonic
        answerNobody { $0.due <= now }
    }

    private func answerNobody(where isSo: (Asked) -> Bool) {
        for id in asked.filter({ isSo($0.value) }).keys.sorted() { asked.removeValue(forKey: id)?.answered(nil) }
    }
}
