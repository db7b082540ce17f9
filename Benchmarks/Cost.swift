/// What a process took: time on the wall, of the processor as wait4 tells it, user and system together, and memory.
struct Cost {
    let wall: Duration
    let cpu: Duration
    var peakMemoryBytes: Int64 = 0
    /// 0 where a signal ended it.
    var exitCode: Int32 = 0
}
