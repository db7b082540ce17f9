/// What a process took: time on the wall, and of the processor as wait4 tells it, user and system together.
struct Cost {
    let wall: Duration
    let cpu: Duration
}
