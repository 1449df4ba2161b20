# A small operating system of tasks that send each other packets: classes,
# methods and attributes.
WORK, DEVICE, IDLE = 0, 1, 2


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.value = 0
        self.data = [0] * 4


class Task:
    def __init__(self, system, number, priority, queue):
        self.system = system
        self.number = number
        self.priority = priority
        self.queue = queue
        self.held = False
        self.waiting = queue is None
        self.runs = 0

    def give(self, packet):
        packet.link = None
        if self.queue is None:
            self.queue = packet
        else:
            last = self.queue
            while last.link is not None:
                last = last.link
            last.link = packet
        self.waiting = False

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
            packet.link = None
        return packet

    def ready(self):
        return not self.held and not self.waiting

    def run(self):
        self.runs += 1
        self.step(self.take())
        if self.queue is None and not isinstance(self, Idle):
            self.waiting = True


class Idle(Task):
    def __init__(self, system, number):
        super().__init__(system, number, 0, None)
        self.waiting = False
        self.bits = 1
        self.left = system.idle_turns

    def step(self, packet):
        self.left -= 1
        if not self.left:
            self.held = True
        elif self.bits & 1:
            self.bits = (self.bits >> 1) ^ 0xd008
            self.system.release(4)
        else:
            self.bits >>= 1
            self.system.release(5)


class Worker(Task):
    def step(self, packet):
        if packet is None:
            return
        self.system.count += 1
        packet.value = (packet.value + 1) % 26
        for i in range(4):
            packet.data[i] = 65 + (packet.value + i) % 26
        packet.owner, target = self.number, packet.owner
        self.system.send(2 if packet.value & 1 else 3, packet)


class Handler(Task):
    def __init__(self, system, number, priority, device):
        super().__init__(system, number, priority, None)
        self.device = device

    def step(self, packet):
        if packet is None:
            return
        if packet.kind == WORK:
            packet.kind = DEVICE
            self.system.send(self.device, packet)
        else:
            packet.kind = WORK
            self.system.send(1, packet)


class Device(Task):
    def __init__(self, system, number, priority, handler):
        super().__init__(system, number, priority, None)
        self.handler = handler
        self.kept = []

    def step(self, packet):
        if packet is not None:
            self.kept.append(packet)
            self.held = True
        elif self.kept:
            self.system.send(self.handler, self.kept.pop())


class System:
    def __init__(self, idle_turns):
        self.idle_turns = idle_turns
        self.count = 0
        self.hops = 0
        packets = Packet(Packet(None, 1, WORK), 1, WORK)
        self.tasks = [
            Idle(self, 0), Worker(self, 1, 1000, packets),
            Handler(self, 2, 2000, 4), Handler(self, 3, 3000, 5),
            Device(self, 4, 4000, 2), Device(self, 5, 5000, 3),
        ]
        self.order = sorted(self.tasks, key=lambda t: -t.priority)

    def send(self, number, packet):
        self.hops += 1
        self.tasks[number].give(packet)

    def release(self, number):
        task = self.tasks[number]
        task.held = False
        task.waiting = False

    def schedule(self):
        while True:
            for task in self.order:
                if task.ready():
                    task.run()
                    break
            else:
                return


system = System(12000)
system.schedule()
print(system.count, system.hops, [t.runs for t in system.tasks])
