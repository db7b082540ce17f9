package import Domain
import Platform
import Synchronization

/// A clock that stands still until a test moves it.
package final class ManualClock: Clock {
    private let moment: Mutex<Moment>

    /// By default 2026-11-21 01:02:03.456789 UTC, on a machine that started an hour before and slept for half of it.
    package init(
        at wall: WallTime = WallTime(nanoseconds: 1_795_222_923_456_789_000),
        monotonic: MonotonicTime = MonotonicTime(nanoseconds: 1_800_000_000_000),
        boot: BootTime = BootTime(nanoseconds: 3_600_000_000_000)
    ) {
        moment = Mutex(Moment(wall: wall, monotonic: monotonic, boot: boot))
    }

    package func now() -> Moment { moment.withLock { $0 } }

    /// Time goes by.
    package func advance(by duration: Duration) { move(wall: duration, monotonic: duration, boot: duration) }

    /// The machine sleeps: time goes by and nothing runs.
    package func suspend(for duration: Duration) { move(wall: duration, monotonic: .zero, boot: duration) }

    /// Somebody sets the clock on the wall, forward or back.
    package func jump(by duration: Duration) { move(wall: duration, monotonic: .zero, boot: .zero) }

    private func move(wall: Duration, monotonic: Duration, boot: Duration) {
        moment.withLock { moment in
            moment = Moment(
                wall: moment.wall.advanced(by: wall),
                monotonic: moment.monotonic.advanced(by: monotonic),
                boot: moment.boot.advanced(by: boot)
            )
        }
    }
}
