import Domain

/// A slot of the scheduler, as the names of its workers have it: 0 there is that of runs that a person starts.
struct DispatchSlot: Hashable {
    let slot: Int

    init(_ slot: Int) { self.slot = slot }

    /// Nil for a worker that no slot of ours had.
    init?(of worker: WorkerID) {
        guard let last = worker.text.split(separator: "-").last, let number = Int(last), number > 0 else { return nil }
        slot = number - 1
    }

    var workerNumber: Int { slot + 1 }
}
