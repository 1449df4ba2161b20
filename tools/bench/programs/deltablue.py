# One-way constraints that keep a chain of values consistent: classes that
# inherit, and lists that change while they are worked off.
REQUIRED, STRONG, WEAK = 0, 1, 2


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.decided_by = None
        self.strength = WEAK
        self.mark = 0


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def is_satisfied(self):
        return self.output().decided_by is self

    def attach(self, planner):
        for variable in self.variables():
            variable.constraints.append(self)
        planner.satisfy(self)

    def detach(self):
        for variable in self.variables():
            variable.constraints.remove(self)
        if self.output().decided_by is self:
            self.output().decided_by = None


class Stay(Constraint):
    def __init__(self, variable, strength):
        super().__init__(strength)
        self.variable = variable

    def variables(self):
        return [self.variable]

    def inputs(self):
        return []

    def output(self):
        return self.variable

    def execute(self):
        pass


class Edit(Stay):
    pass


class Scale(Constraint):
    def __init__(self, source, factor, offset, target):
        super().__init__(REQUIRED)
        self.source = source
        self.factor = factor
        self.offset = offset
        self.target = target

    def variables(self):
        return [self.source, self.factor, self.offset, self.target]

    def inputs(self):
        return [self.source, self.factor, self.offset]

    def output(self):
        return self.target

    def execute(self):
        self.target.value = (self.source.value * self.factor.value +
                             self.offset.value) % 1000003


class Equal(Constraint):
    def __init__(self, source, target):
        super().__init__(REQUIRED)
        self.source = source
        self.target = target

    def variables(self):
        return [self.source, self.target]

    def inputs(self):
        return [self.source]

    def output(self):
        return self.target

    def execute(self):
        self.target.value = self.source.value


class Planner:
    def __init__(self):
        self.now = 0

    def satisfy(self, constraint):
        out = constraint.output()
        if out.decided_by is None or \
                out.decided_by.strength > constraint.strength:
            out.decided_by = constraint
            out.strength = constraint.strength
            constraint.execute()

    def plan(self, start):
        self.now += 1
        todo = [start]
        plan = []
        while todo:
            constraint = todo.pop()
            out = constraint.output()
            if out.mark == self.now or not constraint.is_satisfied():
                continue
            out.mark = self.now
            plan.append(constraint)
            for other in out.constraints:
                if other is not constraint and out in other.inputs():
                    todo.append(other)
        return plan


def chain(n):
    planner = Planner()
    variables = [Variable('v%d' % i, 0) for i in range(n + 1)]
    for i in range(n):
        Equal(variables[i], variables[i + 1]).attach(planner)
    Stay(variables[-1], WEAK).attach(planner)
    edit = Edit(variables[0], STRONG)
    edit.attach(planner)
    plan = planner.plan(edit)
    for i in range(60):
        variables[0].value = i
        for constraint in plan:
            constraint.execute()
        assert variables[-1].value == i
    edit.detach()
    return len(plan), variables[-1].value


def projection(n):
    planner = Planner()
    scale, offset = Variable('scale', 10), Variable('offset', 1000)
    targets = []
    for i in range(n):
        source, target = Variable('s', i), Variable('t', i)
        targets.append(target)
        Stay(source, WEAK).attach(planner)
        Scale(source, scale, offset, target).attach(planner)
    for variable, value in ((scale, 5), (offset, 2000), (scale, 7)):
        edit = Edit(variable, STRONG)
        edit.attach(planner)
        variable.value = value
        for constraint in planner.plan(edit):
            constraint.execute()
        edit.detach()
    return sum(target.value for target in targets)


print(chain(700))
print(projection(700))
