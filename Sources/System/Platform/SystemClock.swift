package import Domain
import Glibc

/// The clocks of the machine. None of the three calls enters the kernel.
package struct SystemClock: Clock {
    package init() {}

    package func now() -> Moment {
        Moment(
            wall: WallTime(nanoseconds: nanoseconds(CLOCK_REALTIME)),
            monotonic: MonotonicTime(nanoseconds: nanoseconds(CLOCK_MONOTONIC)),
            boot: BootTime(nanoseconds: nanoseconds(CLOCK_BOOTTIME))
        )
    }

    private func nanoseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        let result = clock_gettime(clock, &time)
        precondition(result == 0, "every kernel that we run on has this clock")
        return time.nanoseconds
    }
}

extension timespec {
    /// A file may carry any time that its disk has room for; what no `Int64` holds becomes the nearest that does.
    var nanoseconds: Int64 { (Duration.seconds(tv_sec) + .nanoseconds(tv_nsec)).nanoseconds }
}
