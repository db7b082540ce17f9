/// The screens that stand side by side.
package enum TopScreens {
    package static func all() -> [any TopScreen] {
        [FleetScreen(), TasksScreen(), LogsScreen(), CostScreen(), WhyScreen(), HealthScreen()]
    }
}
