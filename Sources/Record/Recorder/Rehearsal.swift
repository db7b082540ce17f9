import Domain
import JSON
import Journal
import Platform

/// What a recorder writes of a start, made of values alone and thrown away, before the recorder is forked.
///
/// At the first use of a type the runtime makes tables for it. Made before the fork they are there once; made behind it
/// they would take pages of their own in each half of the shim, for as long as the run lasts.
enum Rehearsal {
    static func play(_ writer: borrowing RunWriter, _ place: Seat.Place) {
        var patch = RunStatePatch()
        patch.process = place.keeper
        patch.shim = place.keeper
        patch.pipes = PipeInodes(stdout: 0, stderr: 0)
        _ = writer.state.patched(patch).bytes
        _ = Beat(beatAt: place.clock.now().wall, lastOutputAt: nil, stdoutBytes: 0, stderrBytes: 0).bytes
        var data: JSONObject = ["pid": .integer(0)]
        data["program"] = .string(place.plan.program)
        let event = Event(
            sequence: writer.nextSequence,
            scope: writer.scope,
            typeText: EventType.workerStarted.rawValue,
            level: .known(.info),
            createdAt: place.clock.now().wall,
            message: "\(writer.metadata.workerKind) \(writer.metadata.step)",
            data: data
        )
        var line = JSONWriter()
        EventCodec.appendBody(of: event, to: &line)
        _ = String(Randomness.uint64(), radix: 36)
    }
}
